#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs hostile documents (hostile.py), and hostile files beside records
(beside.py), through the verbs of the program where the system gives no more
memory than is promised: 400 MB for an input of 1 MB, 2 GB for one of 10 MB.

    bounds.py [--all] [--megabytes N] [--seconds S] [--jobs N] [CASE...]

A case is FORMAT/KIND; a part of its name will do. Status 0 or 1 is right, which
may be a finding that refuses the document (memory-limit); what ends otherwise
asked the system for more than there was. What nobody accepts (status 2, of a
table or of settings) is right, too. Time is bounded elsewhere: what takes longer
than S seconds is only said.

Without --all some cases and verbs are tried; `make bounds` tries all of them."""
import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import beside  # noqa: E402
import hostile  # noqa: E402

BUILD = os.getcwd()
PROGRAM = os.path.join(BUILD, '.libs', 'vidimus')
PROGRAM = PROGRAM if os.path.exists(PROGRAM) else os.path.join(BUILD, 'vidimus')
os.environ['LD_LIBRARY_PATH'] = os.path.join(BUILD, '.libs')
SKIP = 77
VERBS = {f'to-{f}': ['convert', 'IN', '-o', f'OUT.{f}']
         for f in ('txt', 'xml', 'epub', 'md')}
VERBS |= {
    'validate': ['validate', 'IN'],
    'compare': ['compare', 'IN', 'IN'],
    'roundtrip': ['roundtrip', 'IN'],
    'inspect': ['inspect', 'IN'],
    'json': ['inspect', '--json', 'IN'],
    'review': ['inspect', '--review', 'IN'],
    'units': ['inspect', '--units', 'IN'],
    'as-profile': ['inspect', '--as-profile', 'IN'],
    'diff': ['diff', 'IN', 'DOC'],
    'textconv': ['diff', '--textconv', 'IN'],
    'survey': ['survey', 'IN', '-o', 'OUT.html'],
    'asked': ['review', 'IN', '-o', 'OUT.html'],
    'edits': ['review', '--from-edits', 'DOC', 'IN'],
    'attest': ['attest', 'IN', 'DOC', '-o', 'OUT.json'],
    'bind': ['bind', 'IN', '-o', 'OUT.epub', '--title', 'T'],
    'bag': ['convert', 'IN', '--to', 'md', '--bag', '--premis', 'OUT.premis.xml',
            '--report', 'OUT.json', '-o', 'OUT/'],
    'onix': ['convert', 'IN', '-o', 'OUT.epub', '--onix', 'OUT.onix.xml'],
}
BY_SCHEMA = {
    'schema': ['validate', '--schema', 'IN', 'DOC'],
    'libxml2': ['validate', '--engine', 'libxml2', '--schema', 'IN', 'DOC'],
}
DOCUMENTS = {'txt': hostile.TEXT, 'md': hostile.MARKDOWN, 'xml': hostile.TEI,
                 'html': hostile.HTML, 'epub': hostile.EPUB,
             'rng': hostile.RNG_SCHEMAS, 'rnc': hostile.RNC_SCHEMAS}
# A format, or what is read beside records: its kinds, its commands.
KINDS = {e: (kinds, BY_SCHEMA if e in ('rng', 'rnc') else VERBS)
         for e, kinds in DOCUMENTS.items()}
KINDS |= {name: (kinds, commands)
          for name, (_, commands, kinds) in beside.FAMILIES.items()}
# Those that broke the promise once, or come near to it, and are quick.
SOME = {
    'txt/paragraphs': ['json'],
    'txt/questions': ['compare'],
    'md/stars': ['to-xml'],
    'md/quotes': ['validate'],
    'md/referred': ['to-md'],
    'xml/wide': ['to-epub', 'json', 'compare'],
    'xml/attribute': ['to-md'],
    'xml/defaults-long': ['validate'],
    'html/formats': ['to-xml'],
    'html/cells': ['to-md'],
    'epub/wide': ['to-txt', 'validate'],
    'epub/words': ['to-epub'],
    'epub/spine': ['to-xml'],
    'epub/items-of-one': ['to-xml'],
    'epub/same-bytes': ['validate'],
    'epub/quoted': ['to-md'],
    'rng/one-or-more': ['libxml2'],
    'rnc/interleaved': ['schema'],
    'md/letters': ['survey', 'asked'],
    'txt/speakers': ['bind', 'attest'],
    'xml/speeches': ['textconv'],
    'volume/wide': ['bind-xml', 'unbind-md'],
    'volume/packed': ['bind-epub'],
    'metadata.yaml/list': ['to-xml'],
    'metadata.yaml/keys': ['validate'],
    'decisions.csv/also': ['validate'],
    'config/deep': ['config'],
    'rows/objects': ['merge'],
    'statement/keys': ['verify'],
    'bag/manifest': ['bag'],
}


def limit_of(size):
    """In MB: what is promised of 1 MB and of 10 MB, and in proportion between."""
    return int(400 + max(0, size - 1010000) * 1600 / 9e6)


def run(args, folder, limit, seconds):
    """The status (None: too long), the peak in MB, the last line said."""
    def bound():
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    end = time.monotonic() + seconds
    err = os.path.join(folder, 'err')
    env = dict(os.environ, HOME=folder,
               XDG_DATA_HOME=os.path.join(folder, 'data'))
    with open(err, 'wb') as to:
        # pylint: disable=subprocess-popen-preexec-fn
        p = subprocess.Popen([PROGRAM, *args], stdout=subprocess.DEVNULL,
                             stderr=to, preexec_fn=bound, cwd=folder, env=env)
    while True:
        pid, status, use = os.wait4(p.pid, os.WNOHANG)
        if pid:
            status = os.waitstatus_to_exitcode(status)
            break
        if time.monotonic() > end:
            p.kill()
            _, _, use = os.wait4(p.pid, 0)
            status = None
            break
        time.sleep(.005)
    p.returncode = 0
    with open(err, 'rb') as f:
        f.seek(max(0, os.path.getsize(err) - 200))
        last = f.read().decode(errors='replace').strip().split('\n')[-1]
    return status, use.ru_maxrss // 1024, last[-160:]


def prepare(folder, family, kind, size):
    """Writes the files of a case. What IN is; how many bytes are hostile."""
    if family not in DOCUMENTS:
        made = beside.files(family, kind, size)
        hostile_bytes = sum(len(d) for n, d in made.items()
                            if n not in beside.SMALL)
        name = beside.FAMILIES[family][0]
    else:
        name = 'in.' + family
        made = {n: beside.is_text(d) for n, d in beside.SMALL.items()}
        made[name] = DOCUMENTS[family][kind](size)
        hostile_bytes = len(made[name])
    for path, data in made.items():
        path = os.path.join(folder, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'wb') as f:
            f.write(data)
    return name, hostile_bytes


def bound_volume(folder, args, size):
    """Where a command takes a volume, binds it; its size, 0 where none was."""
    for name in args:
        if name.startswith('VOLUME.'):
            subprocess.run([PROGRAM, 'bind', '-q', '--fail-on', 'never',
                            'v.yaml', '-o', name], cwd=folder, check=False,
                           capture_output=True)
            path = os.path.join(folder, name)
            return os.path.getsize(path) if os.path.exists(path) else 0
    return size


def try_case(job):
    """A line for each verb: whether it holds, what was done, what was said."""
    case, verbs, a = job
    family, kind = case.split('/')
    rows = []
    every = KINDS[family][1]
    for verb in verbs or every:
        with tempfile.TemporaryDirectory(prefix='vidimus-bounds.') as folder:
            name, size = prepare(folder, family, kind, int(a.megabytes * 1e6))
            args = [{'IN': name, 'DOC': 'doc.xml'}.get(x, x)
                    for x in every[verb]]
            size = bound_volume(folder, args, size)
            if size == 0:
                continue
            limit = limit_of(size)
            status, peak, said = run(args, folder, limit * 1000000, a.seconds)
            fate = ('long' if status is None else
                    'holds' if status in (0, 1) or
                    (status == 2 and family not in DOCUMENTS) else 'BROKEN')
            rows.append((fate, f'{case} {verb}: {size} bytes, status {status},'
                         f' {peak} MB of {limit}', said))
    return rows


def main():
    p = argparse.ArgumentParser()
    p.add_argument('--all', action='store_true')
    p.add_argument('--megabytes', type=float, default=1)
    p.add_argument('--seconds', type=float, default=15)
    p.add_argument('--jobs', type=int, default=2)
    p.add_argument('case', nargs='*')
    a = p.parse_args()
    flags = os.environ.get('CFLAGS', '') + os.environ.get('VDM_CFLAGS', '')
    with open(os.path.join(BUILD, 'Makefile'), encoding='utf-8') as f:
        flags += next((x for x in f if x.startswith('VDM_CFLAGS =')), '')
    if 'sanitize' in flags:
        print('SKIP: sanitizers take address space without bound')
        return SKIP
    cases = [f'{family}/{kind}' for family, (kinds, _) in KINDS.items()
             for kind in kinds]
    if not a.all and not a.case:
        cases = list(SOME)
    jobs = [(c, None if a.all or a.case else SOME[c], a) for c in cases
            if not a.case or any(part in c for part in a.case)]
    fates = {'holds': 0, 'long': 0, 'BROKEN': 0}
    with ThreadPoolExecutor(a.jobs) as pool:
        for rows in pool.map(try_case, jobs):
            for fate, what, said in rows:
                fates[fate] += 1
                if a.all or a.case or fate != 'holds':
                    print(f'{fate}: {what}', flush=True)
                if fate == 'BROKEN':
                    print(f'    {said}', flush=True)
    print(', '.join(f'{n} {fate}' for fate, n in fates.items()))
    return 1 if fates['BROKEN'] or not fates['holds'] else 0


if __name__ == '__main__':
    sys.exit(main())
