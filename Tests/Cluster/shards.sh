#!/usr/bin/env bash
# Sweeps the sample in shares, as make, Slurm's job arrays and a year at a time do, and compares with one run.
#
#     shards.sh COMMAND
set -eu
command=$(realpath "$1")
tests=$(cd "$(dirname "$0")" && pwd)
cluster=$(cd "$tests/../../Examples/Cluster" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# Its own make is nobody's part.
unset MAKEFLAGS MFLAGS MAKELEVEL
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
swept() { make --no-print-directory -s -j2 -f "$cluster/make/Makefile" ASK=questions.yaml N=7 "$@"; }
swept
cmp one.jsonl answers.jsonl || fail "shares that make joined differ from one run"
shares=$(dirname shares/*/1-of-7.jsonl)
rm "$shares/3-of-7.jsonl" answers.jsonl
before=$(stat -c %y "$shares/1-of-7.jsonl")
swept
cmp one.jsonl answers.jsonl || fail "shares that make joined again differ from one run"
[ "$before" = "$(stat -c %y "$shares/1-of-7.jsonl")" ] || fail "make made a share again that was there"

# A share that was cut off is told, and nothing is written.
head -c 1000 "$shares/2-of-7.jsonl" >cut.jsonl
status=0
camarilla gather "$shares"/[134567]-of-7.jsonl cut.jsonl -o none.jsonl 2>said || status=$?
[ "$status" = 65 ] || fail "gather ended with $status over a line that is cut off"
grep -q 'cut.jsonl:1:1: error: the line is cut off' said || fail "gather said: $(cat said)"
[ ! -e none.jsonl ] || fail "gather wrote what is not whole"

# make: another chronicle, and one that was changed, are asked anew, whatever they are called.
mkdir "a b" "it's"
printf 'source,target,kind,when\na,b,alliance,1926\n' >"a b/c.csv"
printf 'source,target,kind,when\na,b,rivalry,1926\n' >"it's/c.csv"
for chronicle in "a b/c.csv" "it's/c.csv" "a b/c.csv"; do
  camarilla sweep --ask questions.yaml --chronicle "$chronicle" >one-of.jsonl
  swept CHRONICLE="$chronicle"
  cmp one-of.jsonl answers.jsonl || fail "make has the answers of another chronicle than '$chronicle'"
done
find shares answers.jsonl -type f -exec touch -d '1 hour ago' {} +
printf 'b,c,alliance,1926\n' >>"a b/c.csv"
camarilla sweep --ask questions.yaml --chronicle "a b/c.csv" >one-of.jsonl
swept CHRONICLE="a b/c.csv"
cmp one-of.jsonl answers.jsonl || fail "make has the answers of a chronicle as it was"

# make: a question without an answer in some step is no reason to stop, and one that can't be asked is.
cat >unanswered.yaml <<'EOF'
- {ask: central, measure: degree}
- explain nobody
EOF
printf 'source,target,kind,when\na,b,alliance,1926\nc,d,alliance,1927\n' >few.csv
camarilla sweep --ask unanswered.yaml --chronicle few.csv >unanswered.jsonl 2>said && fail "every question has an answer"
asked() { make --no-print-directory -s -f "$cluster/make/Makefile" N=3 CHRONICLE=few.csv OUT=few.jsonl "$@"; }
asked ASK=unanswered.yaml 2>said || fail "make stops at a question without an answer: $(cat said)"
cmp unanswered.jsonl few.jsonl || fail "make has other answers where one is lacking"
asked ASK=unanswered.yaml 2>said || fail "make doesn't end with what is there: $(cat said)"
echo '- {ask: central, measure: none}' >wrong.yaml
asked ASK=wrong.yaml 2>said && fail "make takes questions that can't be asked"
cmp unanswered.jsonl few.jsonl || fail "make wrote answers to questions that can't be asked"

# A job array, one of whose tasks was killed and submitted again by itself.
rm -rf shares
export ASK=questions.yaml CHRONICLE=sample N=5
camarilla convert sample
camarilla sweep --ask questions.yaml --chronicle sample >sample.jsonl
task() { SLURM_ARRAY_TASK_ID=$1 SLURM_ARRAY_TASK_COUNT=$2 bash "$cluster/slurm/sweep.sbatch"; }
for number in 5 3 1 4 2; do task $number 5; done
mv shares/4-of-5.jsonl shares/4-of-5.jsonl.part
task 4 1
before=$(stat -c %y shares/1-of-5.jsonl)
for number in 1 2 3 4 5; do task $number 5; done
[ "$before" = "$(stat -c %y shares/1-of-5.jsonl)" ] || fail "a job array made a share again that was there"
camarilla gather shares/*.jsonl -o array.jsonl
cmp sample.jsonl array.jsonl || fail "a job array's shares differ from one run"

# A job array: the same of questions without an answer.
export ASK=unanswered.yaml CHRONICLE=few.csv N=2
rm -rf shares
for number in 1 2; do task $number 2 2>said || fail "a task stops at a question without an answer: $(cat said)"; done
camarilla gather shares/*.jsonl -o failed.jsonl 2>said && fail "gather doesn't tell that an answer is lacking"
cmp unanswered.jsonl failed.jsonl || fail "a job array has other answers where one is lacking"
export ASK=wrong.yaml N=1
task 1 1 2>said && fail "a task takes questions that can't be asked"
[ ! -e shares/1-of-1.jsonl ] || fail "a task that was refused has a share"
unset ASK CHRONICLE N

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

# Spark: what a task does with a year, which has need of no package.
timeout 600 python3 "$tests/spark_parts.py" "$command"
echo "a sweep in shares has the bytes of one run: by make, a job array, worlds and draws, and a year at a time"
