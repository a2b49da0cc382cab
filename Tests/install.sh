#!/usr/bin/env bash
# Installs and removes the command from folders, into places and with environments that do what they can to go wrong.
# What is installed is a stub, by a stub of Swift, so that it takes a few seconds.
set -eu
CDPATH='' cd -- "$(dirname -- "$0")/.."

place=$(mktemp -d)
trap 'chmod -R u+w "$place"; rm -rf -- "$place"' EXIT
chmod 755 "$place"
# The shell would run what stands in this name, if it were ever pasted into a command.
source="$place/a folder
with \"quotes\", \$(touch evil), 'more' and \`touch evil\`"
mkdir -p "$source/Scripts" "$source/Documentation" "$place/stubs" "$place/home"
cp Makefile "$source"
cp Scripts/install Scripts/install-dependencies Scripts/require-swift "$source/Scripts"
cp Documentation/camarilla.1 "$source/Documentation"

cat >"$place/stubs/swift" <<'STUB'
#!/bin/sh
products=$PWD/.build/release
case "$*" in
--version) echo "Swift version 6.2 (stub)" ;;
*--show-bin-path*) echo "$products" ;;
build*)
  mkdir -p "$products"
  printf '#!/bin/sh\necho "completes for $2"\n' >"$products/camarilla"
  chmod 775 "$products/camarilla"
  ;;
esac
STUB
# Nothing is to be installed by somebody else's means.
for name in sudo apt-get brew; do
  printf '#!/bin/sh\necho "%s was run" >&2\nexit 1\n' $name >"$place/stubs/$name"
done
chmod 755 "$place/stubs"/*

fail() {
  echo "Tests/install.sh: $*" >&2
  [ ! -e "$place/log" ] || cat "$place/log" >&2
  exit 1
}

unset MAKEFLAGS MFLAGS MAKELEVEL
export PATH="$place/stubs:$PATH" HOME="$place/home" TMPDIR="$place"

# make in the source's folder, in an environment of its own: run VARIABLE=VALUE ... TARGET ARGUMENT ...
run() {
  local settings=()
  while [ "$1" != install ] && [ "$1" != uninstall ]; do
    settings+=("$1")
    shift
  done
  (cd "$source" && env ${settings[@]+"${settings[@]}"} make --no-print-directory "$@") >"$place/log" 2>&1
}

installed="bin/camarilla
share/bash-completion/completions/camarilla
share/fish/vendor_completions.d/camarilla.fish
share/man/man1/camarilla.1
share/zsh/site-functions/_camarilla"

# Whether just these files lie under a prefix, which all may read and only their owner write.
complete() {
  [ "$(cd "$1" && find . ! -type d | sed 's/^\.\///' | LC_ALL=C sort)" = "$installed" ] || fail "$2: other files are installed"
  local wrong
  wrong=$(cd "$1" && find . \( -type d ! -perm 755 \) -o \( -path ./bin/camarilla ! -perm 755 \) -o \
    \( -type f ! -path ./bin/camarilla ! -perm 644 \))
  [ -z "$wrong" ] || fail "$2: wrong permissions of $wrong"
  [ "$(cat "$1/share/zsh/site-functions/_camarilla")" = "completes for zsh" ] || fail "$2: wrong completions"
}

gone() {
  [ -z "$(find "$1" ! -type d)" ] || fail "$2: files stay after make uninstall"
}

# Both ways, with what the environment does told first.
try() {
  local what=$1 prefix
  shift
  prefix="$place/target/usr"
  run "$@" install DESTDIR="$place/target" PREFIX=/usr || fail "$what: make install fails"
  complete "$prefix" "$what"
  run "$@" uninstall DESTDIR="$place/target" PREFIX=/usr || fail "$what: make uninstall fails"
  gone "$prefix" "$what"
  rm -rf "$place/target"
}

for mask in 000 022 077; do
  umask $mask
  try "umask $mask"
done
umask 022

printf 'sed() { echo evil; }\n' >"$place/environment"
try "an odd environment" IFS='/.a' CDPATH="/:$place" GREP_OPTIONS=-v BASH_ENV="$place/environment" POSIXLY_CORRECT=1
try "Turkish" LC_ALL=tr_TR.UTF-8
try "no HOME" -u HOME
try "a HOME that isn't there" HOME=/nonexistent
mkdir "$place/a swift"
cp "$place/stubs/swift" "$place/a swift/swift"
try "Swift in a folder with a blank" SWIFT="$place/a swift/swift"

# Names of targets.
for name in "two  blanks" "a
line" 'quo"te$$(touch evil)`touch evil`' -dash; do
  run install DESTDIR="$place/$name" PREFIX="/$name" || fail "make install into '$name' fails"
  expanded=${name/\$\$/\$}
  complete "$place/$expanded/$expanded" "into '$name'"
  run uninstall DESTDIR="$place/$name" PREFIX="/$name" || fail "make uninstall from '$name' fails"
  gone "$place/$expanded" "from '$name'"
done

# Where nobody meant to install.
for name in relative -n '~/.local'; do
  ! run install PREFIX="$name" || fail "make install takes the prefix '$name'"
  grep -q "expected an absolute path" "$place/log" || fail "make install doesn't say what is wrong with '$name'"
  ! run uninstall PREFIX="$name" || fail "make uninstall takes the prefix '$name'"
  [ ! -e "$source/$name" ] || fail "make install writes to '$name' in its own folder"
done

# What is there already: a link is replaced, and what it points to stays as it is; a folder is nobody's command.
mkdir -p "$place/target/bin"
echo mine >"$place/mine"
ln -s "$place/mine" "$place/target/bin/camarilla"
run install PREFIX="$place/target" || fail "make install over a link fails"
[ "$(cat "$place/mine")" = mine ] || fail "make install writes through a link"
complete "$place/target" "over a link"
rm -rf "$place/target"
mkdir -p "$place/target/bin/camarilla"
! run install PREFIX="$place/target" || fail "make install takes a folder for the command"
grep -q "is a folder" "$place/log" || fail "make install doesn't say that a folder is in the way"
[ "$(cd "$place/target" && find . | wc -l)" -eq 3 ] || fail "make install leaves files beside a folder that is in the way"
rm -rf "$place/target"

# Folders that are there stay as they are.
mkdir -p "$place/target/bin"
chmod 2775 "$place/target/bin"
run install PREFIX="$place/target" || fail "make install into folders of another fails"
[ -n "$(find "$place/target/bin" -maxdepth 0 -perm 2775)" ] || fail "make install changes the permissions of a folder"
rm -rf "$place/target"

# What may not be written, by somebody who isn't root.
if [ "$(id -u)" != 0 ] || command -v setpriv >/dev/null 2>&1; then
  mkdir -m 555 "$place/target"
  unprivileged=
  [ "$(id -u)" != 0 ] || unprivileged="setpriv --reuid 65534 --regid 65534 --clear-groups"
  ! (umask 022 && cd "$source" && TMPDIR=/tmp $unprivileged Scripts/install "$PWD/.build/release/camarilla" "$place/target") \
    >"$place/log" 2>&1 || fail "Scripts/install writes where it may not"
  grep -q "may not be written" "$place/log" || fail "Scripts/install doesn't say what it may not write"
fi

[ -z "$(find "$place" -name evil)" ] || fail "a name was run as a command"
[ -z "$(ls -A "$place/home")" ] || fail "something was written to HOME"
[ "$(cd "$source" && find . -type f ! -path './.build/*' | wc -l)" -eq 5 ] || fail "something was written beside the sources"
[ -z "$(find "$place" -mindepth 1 -maxdepth 1 -name 'tmp.*')" ] || fail "scratch files stay"
echo "make install and make uninstall hold in odd places and environments"
