import { IconSearch } from '@tabler/icons-react'
import { newsIn } from '#learning/web/search/news-in.ts'
import { useRead } from '../api.ts'
import { Keys } from '../parts/keys.tsx'
import classes from './shell.module.css'

/** The way to search from everywhere, with a quiet number when a saved search found something new. */
export function SearchEntry({ onOpen }: { onOpen: () => void }) {
  const news = newsIn(useRead('GET /saved-searches', {}).data?.items ?? [])
  return (
    <button type="button" className={classes.search} onClick={onOpen}>
      <IconSearch size={16} aria-hidden />
      <span className={classes.searchWords}>Search or do something</span>
      {news > 0 && (
        <span className={classes.news}>
          {news}
          <span className="for-ears"> new in your saved searches</span>
        </span>
      )}
      <span className={classes.searchKeys}>
        <Keys of="mod+k" />
      </span>
    </button>
  )
}
