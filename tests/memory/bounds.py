#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs hostile documents (hostile.py) through the verbs of the program where
the system gives no more memory than is promised: 400 MB for an input of 1 MB,
2 GB for one of 10 MB.

    bounds.py [--all] [--megabytes N] [--seconds S] [--jobs N] [CASE...]

A case is FORMAT/KIND; a part of its name will do. Status 0 or 1 is right, which
may be a finding that refuses the document (memory-limit); what ends otherwise
asked the system for more than there was. Time is bounded elsewhere: what takes longer than S
seconds is only said.

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
}
BY_SCHEMA = {
    'schema': ['validate', '--schema', 'IN', 'DOC'],
    'libxml2': ['validate', '--engine', 'libxml2', '--schema', 'IN', 'DOC'],
}
KINDS = {'txt': hostile.TEXT, 'md': hostile.MARKDOWN, 'xml': hostile.TEI,
         'html': hostile.HTML, 'epub': hostile.EPUB, 'rng': hostile.RNG_SCHEMAS,
         'rnc': hostile.RNC_SCHEMAS}
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
}


def run(args, limit, seconds, err):
    """The status (None: too long), the peak in MB, the last line said."""
    def bound():
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    end = time.monotonic() + seconds
    with open(err, 'wb') as to:
        # pylint: disable=subprocess-popen-preexec-fn
        p = subprocess.Popen([PROGRAM, *args], stdout=subprocess.DEVNULL,
                             stderr=to, preexec_fn=bound)
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


def try_case(job):
    """A line for each verb: whether it holds, what was done, what was said."""
    case, verbs, a = job
    ending, kind = case.split('/')
    rows = []
    with tempfile.TemporaryDirectory(prefix='vidimus-bounds.') as folder:
        paths = {'IN': os.path.join(folder, 'in.' + ending),
                 'DOC': os.path.join(folder, 'doc.xml')}
        with open(paths['IN'], 'wb') as f:
            f.write(KINDS[ending][kind](int(a.megabytes * 1e6)))
        with open(paths['DOC'], 'w', encoding='utf-8') as f:
            f.write(hostile.HEAD % '' + hostile.TAIL)
        size = os.path.getsize(paths['IN'])
        limit = 400 if size <= 1.01e6 else 2000
        every = BY_SCHEMA if ending in ('rng', 'rnc') else VERBS
        for verb in verbs or every:
            args = [os.path.join(folder, x) if x.startswith('OUT')
                    else paths.get(x, x) for x in every[verb]]
            status, peak, said = run(args, limit * 1000000, a.seconds,
                                     os.path.join(folder, 'err'))
            fate = ('long' if status is None else
                    'holds' if status in (0, 1) else 'BROKEN')
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
    cases = [f'{ending}/{kind}' for ending, kinds in KINDS.items()
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
