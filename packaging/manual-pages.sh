# Sourced by the scripts beside it: the manual as pages that a browser opens from the disk.

# manual_pages DIR
manual_pages() {
    local chapters
    # Names and titles in the order of the program's own list.
    chapters=$(awk '
        /^enum HelpChapter/ { inside = 1 }
        inside && $1 == "case" && !/:/ { name = $2; if ($3 == "=") { gsub(/"/, "", $4); file[name] = $4 } else file[name] = name }
        inside && $1 == "case" && /:/ { name = $2; gsub(/[.:]/, "", name); title = $0; sub(/^[^"]*"/, "", title); sub(/"[^"]*$/, "", title); print file[name] "\t" title }
        inside && /^}/ { exit }
    ' Sources/UnitWeb/Pages/HelpPage.swift)
    [ -n "$chapters" ] || { echo "读不出帮助的目录" >&2; exit 1; }
    mkdir -p "$1/pictures"
    cp assets/help/pictures/*.png "$1/pictures/"
    cp assets/static/style.css "$1/"
    local file title
    {
        manual_head "参保　帮助"
        echo "<h1>帮助</h1><ol>"
        while IFS=$'\t' read -r file title; do echo "<li><a href=\"$file.html\">$title</a></li>"; done <<<"$chapters"
        echo "</ol></article></main></body></html>"
    } >"$1/index.html"
    while IFS=$'\t' read -r file title; do
        {
            manual_head "$title"
            echo "<p><a href=\"index.html\">← 目录</a></p><h1>$title</h1>"
            sed -E 's|(src\|href)="/help/pictures/|\1="pictures/|g; s|href="/help/([a-z-]+)|href="\1.html|g' "assets/help/$file.html"
            echo "</article></main></body></html>"
        } >"$1/$file.html"
    done <<<"$chapters"
}

# manual_head TITLE
manual_head() {
    echo "<!doctype html><html lang=\"zh-Hans\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
    echo "<title>$1</title><link rel=\"stylesheet\" href=\"style.css\"></head><body class=\"gate\"><main class=\"gate-main\"><article class=\"panel\">"
}
