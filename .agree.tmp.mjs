import { Official } from '../shared/judge/src/official/index.mjs';
import {embeddedIn,parse} from './.build-H/index.js';
import fs from 'fs';
const o=new Official({cacheDir:'/tmp/judge-cache-H'});
let n=0,bad=0,left=0;
for(const f of fs.readdirSync('../shared/corpus/docs')){ const t=fs.readFileSync('../shared/corpus/docs/'+f,'utf8');
 for(const e of embeddedIn(t,f)){ 
  const p=parse(e.text,{from:e.format}); const err=p.diagnostics.filter(d=>d.severity==='error');
  if(err.some(d=>d.code==='not-a-sequence-diagram')){left++;continue;}
  const r=await o.read(e.format,e.text,{wrap:true,cache:true}); n++;
  if(r.ok!==(err.length===0)){bad++; console.log(f,t.slice(0,e.span.start).split('\n').length,e.format,'official',r.ok,(r.message??'').slice(0,150),'| ours',err[0]?.message);}
 }}
console.log({n,bad,left}); await o.stop();
