// The package comes without types.

declare module 'plantuml-encoder' {
  const encoder: { encode(text: string): string; decode(encoded: string): string };
  export = encoder;
}
