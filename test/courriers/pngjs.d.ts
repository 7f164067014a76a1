// What is used of the package, which ships no types.
declare module 'pngjs' {
  export class PNG {
    constructor(options: { width: number; height: number });
    width: number;
    height: number;
    /** Four bytes per pixel. */
    data: Buffer;
    static sync: {
      read(octets: Buffer): PNG;
      write(image: PNG, options?: { colorType?: 0 | 2 | 6; filterType?: 0; deflateLevel?: number }): Buffer;
    };
  }
}
