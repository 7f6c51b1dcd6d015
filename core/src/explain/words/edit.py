import json,re
def dump(d,p):
    parts=[]
    for k,v in d.items():
        if isinstance(v,str): parts.append(f'  {json.dumps(k)}: {json.dumps(v,ensure_ascii=False)}')
        else:
            parts.append(f'  {json.dumps(k)}: {{\n'+',\n'.join(f'    {json.dumps(a)}: {json.dumps(b,ensure_ascii=False)}' for a,b in v.items())+'\n  }')
    open(p,'w').write('{\n'+',\n'.join(parts)+'\n}\n')
def order(d):
    t=open('table.rs').read().split('table! {')[1]
    names=re.findall(r'^    (\w+)(?:\? \w+)?\(',t,re.M)
    missing=[n for n in names if n not in d['sentences']]
    extra=[n for n in d['sentences'] if n not in names]
    assert not missing and not extra,(missing,extra)
    d['sentences']={n:d['sentences'][n] for n in names}
def load(): return json.load(open('nl.json')),json.load(open('en.json'))
def save(nl,en):
    for d,p in ((nl,'nl.json'),(en,'en.json')):
        order(d); dump(d,p)
