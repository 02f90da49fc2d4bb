/** As much of jstat as is used here; it comes without types. */
declare module 'jstat' {
  interface Distribution<Parameters extends readonly number[]> {
    cdf(x: number, ...parameters: Parameters): number
    inv(p: number, ...parameters: Parameters): number
  }
  const jstat: {
    studentt: Distribution<[freedom: number]>
    chisquare: Distribution<[freedom: number]>
    beta: Distribution<[a: number, b: number]>
    normal: Distribution<[mean: number, deviation: number]>
  }

  // biome-ignore lint/style/noDefaultExport: that is how a CommonJS module arrives.
  export { jstat as default }
}
