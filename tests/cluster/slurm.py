#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""examples/cluster/submit.sh: 1,000 files by a job array of a real Slurm of one
node, which is started here and knows nothing of another one on the machine. One
task is killed half-way; submitted again, it is the only one that runs, and what
is merged is what one machine says. Skipped where such a Slurm cannot start."""
import os
import re
import shutil
import socket
import subprocess
import sys
import time

from holding import CLUSTER, KILLED, SHARDS, Holding, skip

PROGRAMS = ('munged', 'slurmctld', 'slurmd', 'sbatch', 'squeue', 'sinfo')
CONFIGURATION = '''ClusterName=test
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={ports[0]}
SlurmdPort={ports[1]}
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket={top}/munge/socket
CredType=cred/munge
StateSaveLocation={top}/state
SlurmdSpoolDir={top}/spool
SlurmctldPidFile={top}/slurmctld.pid
SlurmdPidFile={top}/slurmd.pid
SlurmctldLogFile={top}/slurmctld.log
SlurmdLogFile={top}/slurmd.log
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerType=sched/builtin
SchedulerParameters=batch_sched_delay=0,sched_interval=1
ReturnToService=2
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
NodeName={host} NodeAddr=127.0.0.1 CPUs=2 RealMemory=2048
PartitionName=all Nodes=ALL Default=YES State=UP
'''


def free_ports(count):
    """Ports that nobody listens at now."""
    open_ = [socket.socket() for _ in range(count)]
    for s in open_:
        s.bind(('127.0.0.1', 0))
    ports = [s.getsockname()[1] for s in open_]
    for s in open_:
        s.close()
    return ports


class Slurm:
    """A scheduler of its own: a munged, a controller, a node."""

    def __init__(self, top):
        self.top, self.daemons = top, []

    def __enter__(self):
        munge = self.top / 'munge'
        munge.mkdir(mode=0o755)
        key = munge / 'key'
        key.write_bytes(os.urandom(128))
        key.chmod(0o600)
        for name in ('state', 'spool'):
            (self.top / name).mkdir()
        host = socket.gethostname().split('.')[0]
        conf = self.top / 'slurm.conf'
        conf.write_text(CONFIGURATION.format(host=host, top=self.top,
                                             ports=free_ports(2)))
        (self.top / 'cgroup.conf').write_text('CgroupPlugin=cgroup/v1\n'
                                              'CgroupAutomount=no\n')
        os.environ['SLURM_CONF'] = str(conf)
        self.start('munged', '--foreground', '--force', '--num-threads=2',
                   f'--key-file={key}', f'--socket={munge}/socket',
                   f'--pid-file={munge}/pid', f'--log-file={munge}/log',
                   f'--seed-file={munge}/seed')
        self.until(lambda: (munge / 'socket').exists(), 'munged')
        self.start('slurmctld', '-D')
        self.start('slurmd', '-D', '-N', host)
        self.until(lambda: 'idle' in subprocess.run(
            ['sinfo', '-h', '-o', '%T'], capture_output=True, text=True
        ).stdout, 'the node')
        return self

    def start(self, *command):
        log = (self.top / f'{command[0]}.out').open('wb')
        self.daemons.append(subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log))

    def until(self, is_so, what, seconds=20):
        end = time.monotonic() + seconds
        while not is_so():
            dead = [d.args[0] for d in self.daemons if d.poll() is not None]
            if dead or time.monotonic() > end:
                last = ''
                for path in (*self.top.glob('*.out'), *self.top.glob('*.log'),
                             *self.top.glob('munge/log')):
                    last += f'{path.name}: {path.read_text()[-400:]}\n'
                self.__exit__()
                skip(f'a Slurm of one node does not start: {what}; '
                     f'ended: {dead}\n{last}')
            time.sleep(0.1)

    def __exit__(self, *_):
        for d in reversed(self.daemons):
            d.terminate()
        for d in reversed(self.daemons):
            try:
                d.wait(timeout=10)
            except subprocess.TimeoutExpired:
                d.kill()
                d.wait()


def submit(h):
    """Submits what is not done, and waits for it: (tasks, status)."""
    command = ['sh', CLUSTER / 'submit.sh', *h.args, '--wait', '--chdir',
               h.top, '--output', h.top / 'task.%A.%a']
    print('$', *command, flush=True)
    done = subprocess.run(command, capture_output=True, text=True, timeout=120,
                          stdin=subprocess.DEVNULL)
    print(done.stdout, done.stderr)
    job = re.search(r'Submitted batch job (\d+)', done.stdout)
    if job is None:
        return set(), done.returncode
    return {int(p.name.rsplit('.', 1)[1])
            for p in h.top.glob(f'task.{job.group(1)}.*')}, done.returncode


def main():
    os.environ['PATH'] += ':/usr/sbin:/sbin'
    for name in PROGRAMS:
        if shutil.which(name) is None:
            skip(f'there is no {name}')
    if os.geteuid() != 0:
        skip('a slurmd can start jobs for root only')
    with Holding() as h, Slurm(h.top):
        tasks, status = submit(h)
        h.check(tasks == set(range(1, SHARDS + 1)), f'tasks: {tasks}')
        h.check(status != 0, 'nobody noticed that a task died')
        h.was_killed()
        h.check(h.done() == set(range(1, SHARDS + 1)) - {KILLED},
                f'the others are not done: {sorted(h.done())}')
        tasks, status = submit(h)
        h.check(tasks == {KILLED} and status == 0,
                f'submitted again: {tasks}, {status}')
        tasks, status = submit(h)
        h.check(not tasks and status == 0, 'nothing is left, and is done')
        if h.failures:
            for path in (*h.top.glob('task.*'), h.top / 'slurmd.log',
                         h.top / 'slurmctld.log'):
                print(path.name, path.read_text()[-2000:])
        return h.finish()


sys.exit(main())
