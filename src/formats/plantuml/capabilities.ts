// What PlantUML's sequence diagrams cannot say, and what stands for it.

import { approximated, capabilities, dropped } from '../kit/capabilities.js';

export const plantumlCapabilities = capabilities({
  operator: approximated('becomes a group with the operator as its title'),
  highlight: approximated('becomes a group of that colour'),
  'headless-arrow': approximated('has a filled head'),
  circle: approximated('loses the circle'),
  page: approximated('has no title where it is ignored'),
  stereotype: dropped('is left out of a message from or to an edge'),
  anchor: dropped('is left out at the ends of a message from or to an edge'),
  receivers: approximated('goes to the first of them'),
  state: approximated('becomes a hexagonal note'),
  numbering: approximated('shows the nearest number that PlantUML counts to'),
  'participant-shape': approximated('becomes a plain participant'),
  box: dropped('is left out, having no participants'),
  creation: approximated('is there from the start'),
  destruction: dropped('is left out, as no message comes before it'),
  activation: approximated('is left out or begins earlier, as PlantUML refuses it here'),
  nobody: approximated('has an empty participant'),
  accessibility: dropped(),
  color: approximated('is left out where only CSS knows it'),
  slant: approximated('is level'),
  element: approximated('becomes a stereotype'),
  link: approximated('keeps the first link only'),
  properties: dropped(),
  wrap: dropped('wraps as the theme has it'),
  config: dropped(),
  verbatim: dropped(),
  section: approximated('follows under a divider with its title'),
  step: dropped(),
  workflow: dropped(),
});
