"""A small typesetter for disclosures that nobody published.

`Sheet` puts titles, unit lines, paragraphs and ruled or unruled tables on pages and returns the PDF as bytes; `Table`
describes one table with merged cells. Tests use it to make a form nobody has shown before, `tests.typeset.samples`
to make the pair that ships with the program:

    sheet = Sheet()
    sheet.title("收支总表")
    sheet.unit_line("示例单位", "单位：万元")
    sheet.table(Table(header=(("项目", "预算数"),), rows=(("合计", "9.60"),), widths=(3, 1), align="lr"))
    pdf = sheet.finish()
"""

from tests.typeset.lettering import MissingGlyphError
from tests.typeset.sheet import Sheet
from tests.typeset.table import LEFT, UP, Row, Rules, Setting, Table

__all__ = ["LEFT", "UP", "MissingGlyphError", "Row", "Rules", "Setting", "Sheet", "Table"]
