/* The baseline of writing: a CSV file (no line breaks inside fields) as .xlsx with a bold header, by libxlsxwriter. */
#include <stdio.h>
#include <string.h>
#include <xlsxwriter.h>

static char line[1 << 16];

int main(int argc, char **argv)
{
    FILE *file = argc == 3 ? fopen(argv[1], "r") : NULL;
    if (!file) return 1;
    lxw_workbook *workbook = workbook_new(argv[2]);
    lxw_worksheet *sheet = workbook_add_worksheet(workbook, NULL);
    lxw_format *bold = workbook_add_format(workbook);
    format_set_bold(bold);
    worksheet_freeze_panes(sheet, 1, 0);
    for (lxw_row_t row = 0; fgets(line, sizeof line, file); row++) {
        char *from = line;
        line[strcspn(line, "\r\n")] = 0;
        for (lxw_col_t column = 0; from; column++) {
            char *field = from, *to = from;
            if (*from == '"') {
                for (from++; *from && (*from != '"' || from[1] == '"'); from++) {
                    if (*from == '"') from++;
                    *to++ = *from;
                }
                from = strchr(from, ',');
            } else {
                from = strchr(from, ',');
                to = from ? from : field + strlen(field);
            }
            *to = 0;
            if (from) from++;
            if (worksheet_write_string(sheet, row, column, field, row ? NULL : bold) != LXW_NO_ERROR) return 1;
        }
    }
    fclose(file);
    return workbook_close(workbook) == LXW_NO_ERROR ? 0 : 1;
}
