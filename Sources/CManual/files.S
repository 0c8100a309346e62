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

    .section .data.rel.ro.manual, "aw"
    .global manual_files_end
manual_files_end:

    .section .note.GNU-stack, "", @progbits
