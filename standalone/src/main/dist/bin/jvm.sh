# How Vigil's JVM is found, tuned and started; read by the script of the source tree and by that of the package.
# They say where things are: home, app (our jar, first on the class path: it brings logback.xml), lib (the others),
# classes (the prepared classes of a start), built (a file as old as the build) and, if there is one, config (the
# configuration file when none is named).
# shellcheck shell=sh disable=SC2154

say() { printf '%s\n' "$*" >&2; }

find_java() {
  if [ -n "${JAVA_HOME:-}" ]; then java=$JAVA_HOME/bin/java; else java=java; fi
  command -v "$java" >/dev/null 2>&1 || {
    say "vigil: 未找到 Java，请安装 Java 17 或设置 JAVA_HOME | no java found; install Java 17 or set JAVA_HOME"
    exit 3
  }
  major=$("$java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
  [ "${major:-0}" -ge 17 ] || {
    say "vigil: 现有 Java $major，须为 17 或更新 | Java $major found, 17 or newer is needed"
    exit 3
  }
}

# On two cores the second compiler takes a third to half of a core for minutes, from those who carry alerts
# (docs/benchmarks.md). What is larger than half a region of the heap has the collector mark all of it each time, and
# checkpoints and what is written to the store at once have two to three MB, hence the size of regions. Marking takes a
# core for two seconds, in which alerts are late; what lives is a third of the heap, so it begins when 70 % are old.
tuned="-XX:G1HeapRegionSize=8m -XX:-G1UseAdaptiveIHOP -XX:InitiatingHeapOccupancyPercent=70"
[ "$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 8)" -gt 2 ] || tuned="$tuned -XX:TieredStopAtLevel=1"

# A JVM with our class path: more options for it, the program, its words.
via=
jvm() {
  heap=$1
  shift
  # VIGIL_JAVA_OPTS comes last, so that it can override.
  # shellcheck disable=SC2086
  $via "$java" -Xmx"$heap" -XX:MaxDirectMemorySize=512m -XX:+UseG1GC $tuned -XX:+ExitOnOutOfMemoryError \
    -Duser.timezone=UTC -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 \
    -Dvigil.home="$home" ${config:+-Dvigil.config="$config"} ${VIGIL_JAVA_OPTS:-} -cp "$app:$lib/*" "$@"
}

# Lays down the classes of a start, so that later starts take them from there.
prepare() {
  if [ -f "$classes" ] && [ "$classes" -nt "$built" ]; then return; fi
  say "vigil: preparing faster starts (once after a build, one to two minutes) ..."
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
  rm -f "$classes"
  jvm 1536m -XX:DumpLoadedClassList="$scratch/list" io.vigil.standalone.Vigil prepare "$scratch/data" >"$scratch/log" 2>&1 &&
    jvm 1536m -Xshare:dump -XX:SharedClassListFile="$scratch/list" -XX:SharedArchiveFile="$classes" >>"$scratch/log" 2>&1 ||
    { cat "$scratch/log" >&2; say "vigil: could not prepare faster starts"; exit 3; }
  rm -rf "$scratch"
  trap - EXIT
}

# Becomes the JVM of this command.
start() {
  case "${1:-}" in demo | run | streaming | taskmanager | alerting) heap=1536m ;; *) heap=768m ;; esac
  if [ -f "$classes" ] && [ "$classes" -nt "$built" ]; then
    set -- -XX:SharedArchiveFile="$classes" io.vigil.standalone.Vigil "$@"
  else
    set -- io.vigil.standalone.Vigil "$@"
  fi
  via=exec
  jvm "$heap" "$@"
}
