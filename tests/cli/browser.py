# SPDX-License-Identifier: MIT
"""A browser without a window, driven by the DevTools protocol."""
import json
import os
import select
import shutil
import subprocess
import time


def browser():
    for name in ('chromium', 'chromium-browser', 'google-chrome', 'chrome'):
        path = shutil.which(name)
        if path:
            return path
    return None


class Page:
    """A tab, driven by the DevTools protocol over two pipes."""

    def __init__(self, folder):
        down, self.out = os.pipe()
        self.back, up = os.pipe()

        def place():
            # neither may be lost by being put where the other is
            a, b = os.dup2(down, 60), os.dup2(up, 61)
            os.dup2(a, 3)
            os.dup2(b, 4)

        self.process = subprocess.Popen(
            [browser(), '--headless', '--no-sandbox', '--disable-gpu',
             '--disable-dev-shm-usage', '--no-first-run',
             '--disable-background-networking',
             '--remote-debugging-pipe', f'--user-data-dir={folder}/profile',
             'about:blank'],
            preexec_fn=place, close_fds=False,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={**os.environ, 'HOME': str(folder)})
        os.close(down)
        os.close(up)
        self.rest, self.count, self.session = b'', 0, None
        self.events = []

    def message(self, until):
        while b'\0' not in self.rest:
            left = until - time.monotonic()
            if left <= 0 or not select.select([self.back], [], [], left)[0]:
                raise TimeoutError('the browser does not answer')
            got = os.read(self.back, 65536)
            if not got:
                raise EOFError('the browser ended')
            self.rest += got
        one, self.rest = self.rest.split(b'\0', 1)
        return json.loads(one)

    def ask(self, method, **params):
        self.count += 1
        ask = {'id': self.count, 'method': method, 'params': params}
        if self.session:
            ask['sessionId'] = self.session
        os.write(self.out, json.dumps(ask).encode() + b'\0')
        until = time.monotonic() + 60
        while True:
            got = self.message(until)
            if got.get('id') == self.count:
                if 'error' in got:
                    raise RuntimeError(f'{method}: {got["error"]}')
                return got['result']
            self.events.append(got)

    def open(self, address, downloads):
        target = self.ask('Target.createTarget', url='about:blank')['targetId']
        self.ask('Browser.setDownloadBehavior', behavior='allow',
                 downloadPath=str(downloads))
        self.session = self.ask('Target.attachToTarget', targetId=target,
                                flatten=True)['sessionId']
        for domain in ('Page', 'Runtime', 'Network', 'Log', 'Accessibility'):
            self.ask(f'{domain}.enable')
        self.ask('Page.navigate', url=address)
        for _ in range(200):
            if self.value('document.readyState') == 'complete':
                return
            time.sleep(0.05)

    def value(self, code):
        got = self.ask('Runtime.evaluate', expression=code, returnByValue=True)
        return got['result'].get('value')

    def comes_to(self, code, begins, seconds=30):
        """Whether a value begins so, as soon as the page is there."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if str(self.value(code)).startswith(begins):
                return True
            time.sleep(0.1)
        return False

    def press(self, key, shift=False):
        codes = {'Tab': 9, 'Enter': 13, 'ArrowDown': 40, ' ': 32}
        more = {'text': '\r'} if key == 'Enter' else {}
        for kind in ('keyDown', 'keyUp'):
            self.ask('Input.dispatchKeyEvent', type=kind, key=key,
                     code=key if key != ' ' else 'Space',
                     windowsVirtualKeyCode=codes[key],
                     modifiers=8 if shift else 0,
                     **(more if kind == 'keyDown' else {}))

    def type(self, text):
        for c in text:
            self.ask('Input.dispatchKeyEvent', type='char', text=c)

    def tab_to(self, wanted, shift=False):
        for _ in range(200):
            if self.value('document.activeElement.id') == wanted:
                return
            self.press('Tab', shift)
        raise RuntimeError(f'no key leads to {wanted}')

    def close(self):
        self.process.kill()
        self.process.wait()
