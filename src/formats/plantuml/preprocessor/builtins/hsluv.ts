// The colour space HSLuv, in which equal lightness looks equally light.

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

const toLinear: Matrix = [
  [3.240969941904521, -1.537383177570093, -0.498610760293],
  [-0.96924363628087, 1.87596750150772, 0.041555057407175],
  [0.055630079696993, -0.20397695888897, 1.056971514242878],
];
const toXyz: Matrix = [
  [0.41239079926595, 0.35758433938387, 0.18048078840183],
  [0.21263900587151, 0.71516867876775, 0.072192315360733],
  [0.019330818715591, 0.11919477979462, 0.95053215224966],
];
const whiteU = 0.19783000664283;
const whiteV = 0.46831999493879;
const kappa = 903.2962962;
const epsilon = 0.0088564516;

const times = (matrix: Matrix, [a, b, c]: Triple): Triple => [
  matrix[0][0] * a + matrix[0][1] * b + matrix[0][2] * c,
  matrix[1][0] * a + matrix[1][1] * b + matrix[1][2] * c,
  matrix[2][0] * a + matrix[2][1] * b + matrix[2][2] * c,
];
const encode = (c: number): number => (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055);
const decode = (c: number): number => (c > 0.04045 ? ((c + 0.055) / 1.055) ** 2.4 : c / 12.92);
const map = ([a, b, c]: Triple, f: (x: number) => number): Triple => [f(a), f(b), f(c)];

/** The largest chroma that can be shown with a lightness and a hue. */
function largestChroma(lightness: number, hue: number): number {
  const angle = (hue / 360) * Math.PI * 2;
  const sub = (lightness + 16) ** 3 / 1560896;
  const sub2 = sub > epsilon ? sub : lightness / kappa;
  let smallest = Number.MAX_VALUE;
  for (const [m1, m2, m3] of toLinear) {
    for (const t of [0, 1]) {
      const top1 = (284517 * m1 - 94839 * m3) * sub2;
      const top2 = (838422 * m3 + 769860 * m2 + 731718 * m1) * lightness * sub2 - 769860 * t * lightness;
      const bottom = (632260 * m3 - 126452 * m2) * sub2 + 126452 * t;
      const length = top2 / bottom / (Math.sin(angle) - (top1 / bottom) * Math.cos(angle));
      if (length >= 0) smallest = Math.min(smallest, length);
    }
  }
  return smallest;
}

/** Hue, saturation and lightness of a colour whose parts go from 0 to 1. */
export function toHsluv(rgb: Triple): Triple {
  const [x, y, z] = times(toXyz, map(rgb, decode));
  const lightness = y <= epsilon ? y * kappa : 116 * Math.cbrt(y) - 16;
  const divider = x + 15 * y + 3 * z;
  if (lightness < 0.00000001) return [0, 0, 0];
  const u = 13 * lightness * ((4 * x) / divider - whiteU);
  const v = 13 * lightness * ((9 * y) / divider - whiteV);
  const chroma = Math.hypot(u, v);
  const hue = chroma < 0.00000001 ? 0 : ((Math.atan2(v, u) * 180) / Math.PI + 360) % 360;
  if (lightness > 99.9999999) return [hue, 0, 100];
  return [hue, (chroma / largestChroma(lightness, hue)) * 100, lightness];
}

/** The colour, in parts from 0 to 1, of a hue, saturation and lightness. */
export function fromHsluv([hue, saturation, lightness]: Triple): Triple {
  if (lightness > 99.9999999) return [1, 1, 1];
  if (lightness < 0.00000001) return [0, 0, 0];
  const chroma = (largestChroma(lightness, hue) / 100) * saturation;
  const angle = (hue / 360) * 2 * Math.PI;
  const u = (Math.cos(angle) * chroma) / (13 * lightness) + whiteU;
  const v = (Math.sin(angle) * chroma) / (13 * lightness) + whiteV;
  const y = lightness <= 8 ? lightness / kappa : ((lightness + 16) / 116) ** 3;
  const x = -(9 * y * u) / ((u - 4) * v - u * v);
  const z = (9 * y - 15 * v * y - v * x) / (3 * v);
  return map(times(toLinear, [x, y, z]), encode);
}
