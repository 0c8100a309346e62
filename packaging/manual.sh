# Sourced by the scripts beside it: the build does not see that a chapter or picture of the manual changed.

if [ -n "$(find docs/manual -newer Sources/CManual/files.S -print -quit)" ]; then touch Sources/CManual/files.S; fi
