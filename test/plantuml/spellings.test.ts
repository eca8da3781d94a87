// The author's hand: a text in canonical layout comes back byte for byte, whatever was chosen in it.

import { expect, test } from 'vitest';
import { convert } from '../../src/convert.js';

const text = `@startuml login
' a comment
/' another one '/
/'
 over several
 lines
'/
skinparam monochrome true
title The <b>way</b> in
left header on one line
legend right
  in a **body**
    of its own
end legend
hide footbox

participant "Long name" as L
participant S as "Other name" <<system>> order 10 #LightBlue
participant Short as X
participant "Quoted"
actor U order -1
participant Block [
  = Title
  ----
  text
]
box Bare title #LightYellow
  database D
end box
box "In quotes"
  queue Q
end box

autonumber 10 5 "<b>000"
U -> L : hi
L <- U : from the right
L -[#red]-> S : coloured
L ---> S : long
Quoted ->> S ++ #gold : asked
return #blue answered
X -> S --++ : both
X <-- S -- : back
S -> D : on
activate D #red
deactivate
create Q
D -> Q : new
D -> New ** : made
D -> Q !! : gone
D++ #gold
D -> D : work
D--
[-> L : found
-> L : without a bracket
L ->] : lost
L ->? : short
& L -> S : beside
{a} L -> S : anchored
S -> L & X : to two
{a} <-> {b} : five
create actor Late
S -> Late : hello
deactivate S #red
note left of L : left
note right : <color:red>on</color>e line\\nwith a break
note over L, S
  a body
end note
note across
flat
end note
/ note over X : in one row
rnote over L <<tag>> #pink [[http://x.y label]] : square
hnote over L : six corners

ref over L, S : elsewhere
ref over L
  two
  lines
end ref
== Part ==
==close==
====
... later ...
...soon...
...
|||
||45||
newpage The next
alt#gold #LightBlue first
  L -> S : x

  ' within
  S -> L : y
else
  L -> S : x
also #pink third
end alt
group Name [why]
end
group Name[why]
end
partition P
end
par2 x
end
loop 1, 1000
  autonumber stop
  L -> S : x
  autonumber resume
  autonumber inc A
@enduml
`;

test('nothing changes', () => {
  const found = convert(text, { from: 'plantuml', to: 'plantuml' });
  expect(found.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
  expect(found.text).toBe(text);
});

test('autoactivate stands for what it brings forth', () => {
  const automatic = '@startuml\nautoactivate on\nA -> B : x\nB -> C : y\nC --> B : z\nreturn done\n@enduml\n';
  expect(convert(automatic, { from: 'plantuml', to: 'plantuml' }).text).toBe(automatic);
});
