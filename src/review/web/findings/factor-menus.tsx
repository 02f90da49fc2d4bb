import { Menu } from '@mantine/core'
import { type FactorKind, type FactorLayer, factorKinds, factorLayers } from '../../factor.ts'
import { factorKindMeaning, factorKindName, factorLayerName } from '../../wording.ts'
import classes from './findings.module.css'

/** Which part a factor played, each with what it means. */
export function KindMenu({ kind, onChoose }: { kind: FactorKind; onChoose: (kind: FactorKind) => void }) {
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <button type="button" className={classes.kind} data-kind={kind} title={factorKindMeaning[kind]}>
          <span className="for-ears">Kind: </span>
          {factorKindName[kind]}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {factorKinds.map((one) => (
          <Menu.Item key={one} onClick={() => onChoose(one)} aria-current={one === kind || undefined}>
            <span className={classes.choice}>{factorKindName[one]}</span>
            <span className={classes.meaning}>{factorKindMeaning[one]}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

interface LayerMenuProps {
  layer: FactorLayer | null
  onChoose: (layer: FactorLayer | null) => void
}

/** Where a factor lies; it may lie nowhere in particular. */
export function LayerMenu({ layer, onChoose }: LayerMenuProps) {
  return (
    <Menu position="bottom-start" width={230}>
      <Menu.Target>
        <button type="button" className={classes.layer} data-empty={layer === null || undefined}>
          <span className="for-ears">Where it lies: </span>
          {layer === null ? 'where?' : factorLayerName[layer]}
        </button>
      </Menu.Target>
      <Menu.Dropdown mah="20rem" style={{ overflowY: 'auto' }}>
        {factorLayers.map((one) => (
          <Menu.Item key={one} onClick={() => onChoose(one)} aria-current={one === layer || undefined}>
            {factorLayerName[one]}
          </Menu.Item>
        ))}
        {layer !== null && <Menu.Item onClick={() => onChoose(null)}>nowhere in particular</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}
