import { lazyRouteComponent } from '@tanstack/react-router'
import type { FC } from 'react'
import { NotFound } from '../parts/page-problem.tsx'

type Page = Record<string, FC>
const pages = import.meta.glob<Page>(['../../*/web/**/*-page.tsx', '../pages/**/*-page.tsx'])

/** Whether a page is part of this build. */
export function isThere(file: string) {
  return pages[file] !== undefined
}

/** A page by its file and name, loaded when it is first shown. */
export function later(file: string, name: string): FC {
  const load = pages[file]
  return load ? (lazyRouteComponent(load, name) as FC) : NotFound
}
