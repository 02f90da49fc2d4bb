/** A model that turns texts into vectors; texts of a like meaning lie near each other. */
export interface EmbeddingModel {
  /** As people know it; vectors of differently named models are never compared. */
  name: string
  /**
   * One vector a text, in their order, all of the same length.
   * @throws when the provider is away, refuses or answers something else.
   */
  embed(texts: readonly string[], signal?: AbortSignal): Promise<number[][]>
}
