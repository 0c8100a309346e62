// The manual's chapters and pictures, laid into the binary. The build does not see a change to one of them: touch this file.
    .macro file path
    .section .rodata.manual, "a"
1:  .asciz "\path"
2:  .incbin "assets/help/\path"
3:
    .section .data.rel.ro.manual, "aw"
    .quad 1b, 2b, 3b - 2b
    .endm

    .section .data.rel.ro.manual, "aw"
    .balign 8
    .global manual_files
manual_files:

    file "year.html"
    file "home.html"
    file "login.html"
    file "amend.html"
    file "additions.html"
    file "reductions.html"
    file "restore-person.html"
    file "insured.html"
    file "declared.html"
    file "rejections.html"
    file "fees.html"
    file "changes.html"
    file "cards.html"
    file "card-failures.html"
    file "amendments.html"
    file "exchange.html"
    file "system.html"
    file "problems.html"

    file "pictures/amend.png"
    file "pictures/amendments.png"
    file "pictures/apply.png"
    file "pictures/batch.png"
    file "pictures/card-failures.png"
    file "pictures/cards.png"
    file "pictures/changes.png"
    file "pictures/classes.png"
    file "pictures/declare.png"
    file "pictures/declared.png"
    file "pictures/fees.png"
    file "pictures/first-start.png"
    file "pictures/home.png"
    file "pictures/insured.png"
    file "pictures/login.png"
    file "pictures/packages.png"
    file "pictures/person.png"
    file "pictures/reductions.png"
    file "pictures/rejections.png"
    file "pictures/restore-person.png"
    file "pictures/swap.png"
    file "pictures/system.png"

    .section .data.rel.ro.manual, "aw"
    .global manual_files_end
manual_files_end:

    .section .note.GNU-stack, "", @progbits
