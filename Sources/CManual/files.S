// The manuals' chapters, in the order of reading, and pictures, laid into the binary. The build does not see a change to one of them: touch this file.
    .macro file path
    .section .rodata.manual, "a"
1:  .asciz "\path"
2:  .incbin "docs/manual/\path"
3:
    .section .data.rel.ro.manual, "aw"
    .quad 1b, 2b, 3b - 2b
    .endm

    .section .data.rel.ro.manual, "aw"
    .balign 8
    .global manual_files
manual_files:

    file "unit/year.html"
    file "unit/home.html"
    file "unit/login.html"
    file "unit/amend.html"
    file "unit/additions.html"
    file "unit/reductions.html"
    file "unit/restore-person.html"
    file "unit/insured.html"
    file "unit/declared.html"
    file "unit/rejections.html"
    file "unit/fees.html"
    file "unit/changes.html"
    file "unit/cards.html"
    file "unit/card-failures.html"
    file "unit/amendments.html"
    file "unit/exchange.html"
    file "unit/system.html"
    file "unit/problems.html"

    file "unit/pictures/amend.png"
    file "unit/pictures/amendments.png"
    file "unit/pictures/apply.png"
    file "unit/pictures/batch.png"
    file "unit/pictures/card-failures.png"
    file "unit/pictures/cards.png"
    file "unit/pictures/changes.png"
    file "unit/pictures/classes.png"
    file "unit/pictures/declare.png"
    file "unit/pictures/declared.png"
    file "unit/pictures/fees.png"
    file "unit/pictures/first-start.png"
    file "unit/pictures/home.png"
    file "unit/pictures/insured.png"
    file "unit/pictures/login.png"
    file "unit/pictures/packages.png"
    file "unit/pictures/person.png"
    file "unit/pictures/reductions.png"
    file "unit/pictures/rejections.png"
    file "unit/pictures/rescue.png"
    file "unit/pictures/restore-person.png"
    file "unit/pictures/swap.png"
    file "unit/pictures/system.png"
    file "unit/pictures/which-sheet.png"

    file "center/year.html"
    file "center/start.html"
    file "center/login.html"
    file "center/home.html"
    file "center/sheets.html"
    file "center/activate.html"
    file "center/receive.html"
    file "center/compare.html"
    file "center/result.html"
    file "center/money.html"
    file "center/export.html"
    file "center/new-year.html"
    file "center/safekeeping.html"
    file "center/problems.html"

    file "center/pictures/cards.png"
    file "center/pictures/fees.png"
    file "center/pictures/findings.png"
    file "center/pictures/home.png"
    file "center/pictures/login.png"
    file "center/pictures/operators.png"
    file "center/pictures/packages.png"
    file "center/pictures/row.png"
    file "center/pictures/search.png"
    file "center/pictures/unit.png"
    file "center/pictures/units.png"

    .section .data.rel.ro.manual, "aw"
    .global manual_files_end
manual_files_end:

    .section .note.GNU-stack, "", @progbits
