import fc from 'fast-check'

// Properties are tried on the same examples by everybody, so that a change is judged by itself. SEED=2 tries others.
fc.configureGlobal({ seed: Number(process.env.SEED ?? 1) })
