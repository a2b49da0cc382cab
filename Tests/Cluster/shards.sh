#!/usr/bin/env bash
# Sweeps the sample in shares, as make, Slurm's job arrays and a year at a time do, and compares with one run.
#
#     shards.sh COMMAND
set -eu
command=$(realpath "$1")
cluster=$(cd "$(dirname "$0")/../../Examples/Cluster" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin"
ln -s "$command" "$scratch/bin/camarilla"
PATH=$scratch/bin:$PATH
cd "$scratch"

fail() { echo "shards: $1" >&2; exit 1; }

cat >questions.yaml <<'EOF'
- {ask: central, measure: betweenness}
- factions
- balance
- turnover
EOF
camarilla sweep --ask questions.yaml >one.jsonl
[ "$(wc -l <one.jsonl)" = 192 ] || fail "one run has $(wc -l <one.jsonl) lines, not 192"

# make: what is there is not made again, and what is missing is.
swept() { make --no-print-directory -s -j2 -f "$cluster/make/Makefile" ASK=questions.yaml N=7; }
swept
cmp one.jsonl answers.jsonl || fail "shares that make joined differ from one run"
rm shares/3-of-7.jsonl answers.jsonl
before=$(stat -c %y shares/1-of-7.jsonl)
swept
cmp one.jsonl answers.jsonl || fail "shares that make joined again differ from one run"
[ "$before" = "$(stat -c %y shares/1-of-7.jsonl)" ] || fail "make made a share again that was there"

# A share that was cut off is told, and nothing is written.
head -c 1000 shares/2-of-7.jsonl >cut.jsonl
status=0
camarilla gather shares/[134567]-of-7.jsonl cut.jsonl -o none.jsonl 2>said || status=$?
[ "$status" = 65 ] || fail "gather ended with $status over a line that is cut off"
grep -q 'cut.jsonl:1:1: error: the line is cut off' said || fail "gather said: $(cat said)"
[ ! -e none.jsonl ] || fail "gather wrote what is not whole"

# A job array, one of whose tasks was killed.
rm -rf shares
export ASK=questions.yaml CHRONICLE=sample
camarilla convert sample
camarilla sweep --ask questions.yaml --chronicle sample >sample.jsonl
export SLURM_ARRAY_TASK_COUNT=5
for SLURM_ARRAY_TASK_ID in 5 3 1 4 2; do
  export SLURM_ARRAY_TASK_ID
  bash "$cluster/slurm/sweep.sbatch"
done
mv shares/4-of-5.jsonl shares/4-of-5.jsonl.part
for SLURM_ARRAY_TASK_ID in 1 2 3 4 5; do bash "$cluster/slurm/sweep.sbatch"; done
camarilla gather shares/*.jsonl -o array.jsonl
cmp sample.jsonl array.jsonl || fail "a job array's shares differ from one run"

# More shares than lines: worlds, draws and struck sources of one question are parted.
cat >parted.yaml <<'EOF'
- {ask: central, worlds: 40}
- {ask: factions, runs: 0, worlds: 25}
- {ask: balance, null: rewire, draws: 30}
- {ask: central, measure: degree, null: signs, draws: 20, worlds: 10}
- explain stalin
EOF
camarilla sweep --ask parted.yaml --from 1926 --to 1926 >parted.jsonl
for number in 9 4 1 7 3 8 2 6 5; do
  camarilla sweep --ask parted.yaml --from 1926 --to 1926 --shard $number/9 >part-$number.jsonl
done
grep -q '"part":{"first":' part-2.jsonl || fail "no question was parted among nine workers"
camarilla gather part-[2-9].jsonl part-5.jsonl part-1.jsonl -o whole.jsonl
cmp parted.jsonl whole.jsonl || fail "worlds, draws and sources by several workers differ from one run"
status=0
camarilla gather part-[1-35-9].jsonl -o none.jsonl 2>said || status=$?
[ "$status" = 65 ] || fail "gather ended with $status over pieces that are in no file"
grep -q ' lacks ' said || fail "gather said: $(cat said)"

# A year at a time, each worker with the relationships of that year and the one before alone.
for year in 1937 1925 1926; do
  camarilla sweep --ask questions.yaml --from $year --to $year >$year.jsonl
done
camarilla gather 1937.jsonl 1926.jsonl 1925.jsonl -o years.jsonl
grep -E '^\{"period":"(1925|1926|1937)"' one.jsonl | cmp - years.jsonl || fail "years by themselves differ from one run"
echo "a sweep in shares has the bytes of one run: by make, a job array, worlds and draws, and a year at a time"
