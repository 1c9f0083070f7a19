#!/bin/sh
# sh run.sh        sets up and starts the demonstration
# sh run.sh test   sets up and runs the tests
# sh run.sh setup  only sets up
set -eu
cd "$(dirname "$0")"
unset PYTHONDONTWRITEBYTECODE || true

task=${1:-demo}
lock=requirements.lock
[ "$task" = test ] && lock=requirements-dev.lock
[ "$#" -gt 0 ] && shift

say() { printf '%s\n' "$1" >&2; }

find_python() {
  for name in python3.13 python3.12 python3.11 python3; do
    if command -v "$name" >/dev/null 2>&1 &&
      "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then
      command -v "$name"
      return
    fi
  done
  say "需要 Python 3.11、3.12 或 3.13。Debian 12 上请运行：apt install python3"
  exit 1
}

make_venv() {
  python=$(find_python)
  "$python" -m venv .venv >/dev/null 2>&1 && return
  say "缺少 python3-venv，正在用 apt 安装…"
  rm -rf .venv
  root=""
  [ "$(id -u)" = 0 ] || root=sudo
  $root apt-get update -q >/dev/null && $root apt-get install -qy python3-venv >/dev/null
  "$python" -m venv .venv
}

install() {
  if .venv/bin/python -m pip install -q --disable-pip-version-check uv 2>/dev/null; then
    .venv/bin/uv pip install -q --python .venv/bin/python --require-hashes -r "$lock" && return
  fi
  .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r "$lock"
}

link_program() {
  packages=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
  printf '%s\n' "$PWD/src" >"$packages/gonghui.pth"
  printf '#!%s\nimport sys\nfrom gonghui.cli import main\nsys.exit(main())\n' "$PWD/.venv/bin/python" >.venv/bin/gonghui
  chmod +x .venv/bin/gonghui
}

stamp="$PWD $(cksum <"$lock")"
if [ "$(cat ".venv/stamp-$lock" 2>/dev/null)" != "$stamp" ]; then
  say "正在准备运行环境（第一次约一两分钟）…"
  [ -x .venv/bin/python ] && .venv/bin/python -c '' 2>/dev/null || make_venv
  install
  link_program
  rm -f .venv/stamp-*
  [ "$lock" = requirements-dev.lock ] && printf '%s' "$PWD $(cksum <requirements.lock)" >.venv/stamp-requirements.lock
  printf '%s' "$stamp" >".venv/stamp-$lock"
fi

case $task in
  setup) ;;
  test) exec .venv/bin/python -m pytest -n auto --dist loadfile --no-loadscope-reorder "$@" ;;
  *) exec .venv/bin/gonghui "$task" "$@" ;;
esac
