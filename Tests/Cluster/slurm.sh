#!/usr/bin/env bash
# A sweep in shares on a Slurm of this machine alone: gathered, it is that of one process; submitted again, it makes only
# what is missing. Starts daemons of its own in a scratch folder, which end with it. Without Slurm, or where its daemons
# don't start, it says that nothing was tried.
#
#     slurm.sh COMMAND
set -eu
COMMAND=$(realpath -- "$1")
SCRIPT=$(realpath -- "$(dirname -- "$0")/../../Examples/Cluster/slurm/sweep.sbatch")
for name in sbatch slurmctld slurmd munged; do
  command -v "$name" >/dev/null || { echo "slurm: not tried, as there is no $name"; exit 0; }
done
[ "$(id -u)" = 0 ] || { echo "slurm: not tried, as its daemons are for the system's administrator to start"; exit 0; }

home=$(mktemp -d)
pids=
end() {
  # shellcheck disable=SC2086 # several numbers
  [ -z "$pids" ] || kill $pids 2>/dev/null || true
  wait
  rm -rf "$home"
}
trap end EXIT
chmod 755 "$home"
mkdir "$home/state" "$home/spool" "$home/bin" "$home/work"
# Tasks find the command as on a cluster: by its name.
ln -s "$COMMAND" "$home/bin/camarilla"
export PATH="$home/bin:$PATH" SLURM_CONF="$home/slurm.conf"
host=$(hostname -s)
cat >"$SLURM_CONF" <<CONF
ClusterName=tried
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$((20000 + $$ % 20000))
SlurmdPort=$((40000 + $$ % 20000))
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$home/munge.socket
CredType=cred/munge
StateSaveLocation=$home/state
SlurmdSpoolDir=$home/spool
SlurmctldPidFile=$home/slurmctld.pid
SlurmdPidFile=$home/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=sched_interval=1
MpiDefault=none
SwitchType=switch/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
NodeName=$host NodeAddr=127.0.0.1 CPUs=2 RealMemory=8000 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF
(umask 077 && head -c 128 /dev/urandom >"$home/key")
munged --foreground --force --key-file="$home/key" --socket="$home/munge.socket" --pid-file="$home/munge.pid" \
  --log-file="$home/munge.log" --seed-file="$home/munge.seed" >"$home/munged.out" 2>&1 &
pids="$!"
slurmctld -D -L "$home/slurmctld.log" >/dev/null 2>&1 &
pids="$! $pids"
slurmd -D -L "$home/slurmd.log" >/dev/null 2>&1 &
pids="$! $pids"
waited=0
until sinfo --noheader --format=%t 2>/dev/null | grep -q idle; do
  waited=$((waited + 1))
  [ "$waited" -lt 60 ] || { echo "slurm: not tried, as its daemons don't start"; exit 0; }
  sleep 1
done

cd "$home/work"
cat >questions.yaml <<'ASK'
- {ask: central, measure: degree, top: 10}
- {ask: factions, runs: 0}
- turnover
- {ask: central, worlds: 20}
ASK
camarilla convert events.camarilla
fail() {
  echo "slurm: $*" >&2
  cat slurm-*.out >&2
  exit 1
}

# Submits the shares, gathers them when all have ended, and waits for that.
submitted() {
  rm -f slurm-*.out
  job=$(sbatch --parsable --array=1-6 --export=ALL,N=6,ASK=questions.yaml,CHRONICLE=events.camarilla "$SCRIPT")
  sbatch --wait --dependency="afterany:$job" --wrap 'camarilla gather shares/*-of-6.jsonl -o answers.jsonl --replace' \
    >/dev/null
}

camarilla sweep --ask questions.yaml --chronicle events.camarilla >one.jsonl
submitted || fail "the sweep was not gathered"
cmp one.jsonl answers.jsonl || fail "the gathered lines are not those of one process"

# What is missing is told, and made; what is there stays as it was.
rm shares/3-of-6.jsonl
if camarilla gather shares/*-of-6.jsonl -o answers.jsonl --replace 2>gap.txt; then fail "a gap is not told"; fi
grep -q 'are in no file; expected all shares' gap.txt || fail "a gap is told so: $(cat gap.txt)"
cmp one.jsonl answers.jsonl || fail "what was gathered before is gone"
stat --format='%n %i %y' shares/[!3]-of-6.jsonl >before.txt
submitted || fail "the sweep was not gathered the second time"
cmp one.jsonl answers.jsonl || fail "the lines that were gathered again are not those of one process"
stat --format='%n %i %y' shares/[!3]-of-6.jsonl | cmp - before.txt || fail "shares that were there are made again"

# A machine without the command says so.
rm "$home/bin/camarilla" shares/*
submitted && fail "a sweep without the command goes well"
grep -q "there is no camarilla on $host" slurm-*.out || fail "it is not said that there is no command"
echo "slurm: the shares of a job array are those of one process, and only what is missing is made again"
