/* The baseline of reading: every cell of every sheet of an .xls, by libfreexl. */
#include <freexl.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    const void *workbook;
    unsigned int sheets = 0;
    unsigned long values = 0;
    if (argc != 2 || freexl_open(argv[1], &workbook) != FREEXL_OK) return 1;
    if (freexl_get_info(workbook, FREEXL_BIFF_SHEET_COUNT, &sheets) != FREEXL_OK) return 1;
    for (unsigned int sheet = 0; sheet < sheets; sheet++) {
        unsigned int rows = 0;
        unsigned short columns = 0;
        if (freexl_select_active_worksheet(workbook, (unsigned short)sheet) != FREEXL_OK) return 1;
        if (freexl_worksheet_dimensions(workbook, &rows, &columns) != FREEXL_OK) return 1;
        for (unsigned int row = 0; row < rows; row++)
            for (unsigned short column = 0; column < columns; column++) {
                FreeXL_CellValue cell;
                if (freexl_get_cell_value(workbook, row, column, &cell) != FREEXL_OK) return 1;
                if (cell.type != FREEXL_CELL_NULL) values++;
            }
    }
    printf("%lu\n", values);
    return freexl_close(workbook) == FREEXL_OK ? 0 : 1;
}
