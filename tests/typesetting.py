"""Sets a report in the formats that the readers read, so that tests need no binary files."""
from __future__ import annotations

import random
from html import escape
from pathlib import Path

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from corpus.report import Block, Report

FONT = "STSong-Light"


def as_text(report: Report) -> str:
    """A plain text: title, then a line for every heading and paragraph."""
    lines = [report.title]
    for heading, blocks in _parts(report):
        lines += [heading] if heading else []
        lines += [line for block in blocks for line in _lines(block)]
    return "\n\n".join(lines).replace("\t\n\n", "\t\n")


def as_markdown(report: Report) -> str:
    """Headings with #, tables with pipes, the title as the only heading of the first level."""
    lines = [f"# {report.title}"]
    for level, heading, blocks in _levels(report):
        lines += [f"{'#' * (level + 1)} {heading}"] if heading else []
        for block in blocks:
            lines += [block.content.text] if block.content.text else []
            rows = [f"| {' | '.join(cell.text for cell in row.cells)} |" for row in block.rows]
            lines += ["\n".join([rows[0], "|" + "---|" * len(block.rows[0].cells), *rows[1:]])] if rows else []
    return "\n\n".join(lines)


def as_html(report: Report) -> str:
    """A page with a menu, headings, paragraphs with line breaks in the source, and tables."""
    parts = [f"<!doctype html><html><head><title>x</title></head><body><nav>首页 2024 年</nav><h1>{report.title}</h1>"]
    for level, heading, blocks in _levels(report):
        parts += [f"<h{level + 1}>{escape(heading)}</h{level + 1}>"] if heading else []
        for block in blocks:
            text = escape(block.content.text)
            parts += [f"<p>{text[:9]}<b>{text[9:15]}</b>{text[15:]}\n</p>"] if text else []
            rows = "".join(
                "<tr>" + "".join(f"<td>{escape(cell.text)}</td>" for cell in row.cells) + "</tr>" for row in block.rows
            )
            parts += [f"<table>{rows}</table>"] if rows else []
    return "".join([*parts, "<footer>版权所有 2024</footer></body></html>"])


def write_docx(report: Report, path: Path) -> None:
    """A Word file with heading styles and tables."""
    document = Document()
    document.add_paragraph(report.title, style="Title")
    for level, heading, blocks in _levels(report):
        if heading:
            document.add_heading(heading, level)
        for block in blocks:
            if block.content.text:
                document.add_paragraph(block.content.text)
            if block.rows:
                table = document.add_table(0, len(block.rows[0].cells))
                for row in block.rows:
                    for cell, text in zip(table.add_row().cells, row.cells, strict=True):
                        cell.text = text.text
    document.save(str(path))


def write_pdf(report: Report, path: Path, size: int = 11, indent: int = 2) -> None:
    """Pages with a running header and page numbers, lines that break in mid-sentence, ruled tables."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    indents = {"firstLineIndent": indent * size, "wordWrap": "CJK"}
    body = ParagraphStyle("body", fontName=FONT, fontSize=size, leading=1.5 * size, **indents)
    head = ParagraphStyle("head", parent=body, fontSize=size + 3, leading=2 * size, firstLineIndent=0, spaceBefore=8)
    caption = ParagraphStyle("caption", parent=body, fontSize=size - 1, alignment=1, firstLineIndent=0)
    story = [Spacer(1, 120), Paragraph(report.title, head), PageBreak(), Paragraph("目 录", head)]
    headings = [section.headings[-1] for section in report.sections if section.headings]
    story += [Paragraph(f"{heading[:20]} {'.' * 20} 9", body) for heading in headings] + [PageBreak()]
    for heading, blocks in _parts(report):
        story += [Paragraph(escape(heading), head)] if heading else []
        for block in blocks:
            style = body if block.kind == "paragraph" else caption
            story += [Paragraph(escape(block.content.text), style)] if block.content.text else []
            story += [_ruled(block)] if block.rows else []
            story += [Paragraph("1648.4 3596.9 12%", caption)] if block.kind == "figure" else []
    SimpleDocTemplate(str(path), pagesize=A5).build(story, onLaterPages=_furniture)


def write_scan(path: Path, pages: int, text_on: int | None = None) -> None:
    """A PDF of pictures; page `text_on` has text."""
    canvas = Canvas(str(path), pagesize=A5)
    for number in range(1, pages + 1):
        canvas.drawInlineImage(_dot(), 0, 0, 300, 400)
        if number == text_on:
            canvas.drawString(100, 300, "Exports grew by 3.5% in 2022.")
        canvas.showPage()
    canvas.save()


def _dot() -> object:
    from PIL import Image

    return Image.new("RGB", (2, 2))


def _furniture(canvas: Canvas, template: SimpleDocTemplate) -> None:
    canvas.setFont(FONT, 9)
    canvas.drawString(150, 565, "中国数字贸易发展报告")
    canvas.drawCentredString(210, 25, f"- {template.page} -")


def _ruled(block: Block) -> Table:
    cells = [[cell.text for cell in row.cells] for row in block.rows]
    style = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONT", (0, 0), (-1, -1), FONT, 8)]
    return Table(cells, style=style, repeatRows=1)


def _lines(block: Block) -> list[str]:
    rows = "\n".join(row.content.text for row in block.rows)
    return [text for text in (block.content.text, rows) if text]


def _parts(report: Report) -> list[tuple[str, tuple[Block, ...]]]:
    return [(section.headings[-1] if section.headings else "", section.blocks) for section in report.sections]


def _levels(report: Report) -> list[tuple[int, str, tuple[Block, ...]]]:
    return [(len(section.headings), *part) for section, part in zip(report.sections, _parts(report), strict=True)]


def write_encrypted(path: Path) -> None:
    """A PDF that asks for a password."""
    canvas = Canvas(str(path), pagesize=A5, encrypt="open sesame")
    canvas.drawString(100, 300, "Exports grew by 3.5% in 2022.")
    canvas.save()


def write_quirks(path: Path) -> None:
    """A Word file with a contents list in a content control, a frame, a footnote mark, merged cells, a text box."""
    document = Document()
    body = document.element.body
    listing = "<w:r><w:t>一、甲</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>1</w:t></w:r>"
    control = f"<w:p><w:r><w:t>目录</w:t></w:r></w:p><w:p>{listing}</w:p>"
    body.insert(0, _xml(f"<w:sdt XML><w:sdtContent>{control}</w:sdtContent></w:sdt>"))
    document.add_heading("一、甲", 1)
    frame = document.add_table(1, 1).cell(0, 0)
    frame.text = "专栏 1 口径"
    note = frame.add_paragraph("口径3.5")
    note.add_run("2").font.superscript = True
    note.add_run("。")
    table = document.add_table(2, 3)
    table.cell(0, 1).merge(table.cell(0, 2)).text = "2022年"
    for (row, column), text in {(0, 0): "国家", (1, 0): "美国", (1, 1): "1", (1, 2): "2"}.items():
        table.cell(row, column).text = text
    box = "<w:txbxContent><w:p><w:r><w:t>框内。</w:t></w:r></w:p></w:txbxContent>"
    body.insert(len(body) - 1, _xml(f"<w:p XML><w:r><w:pict>{box}</w:pict></w:r><w:r><w:t>外面。</w:t></w:r></w:p>"))
    document.save(str(path))


def _xml(text: str) -> object:
    return parse_xml(text.replace("XML", nsdecls("w"), 1))


def paged(text: str, end_of_page: str, seed: int) -> str:
    """The text with a page end every 600 characters or so, wherever a printed line of 30 characters ends there.

    `end_of_page` may hold {page}.
    """
    left = random.Random(seed).randint(200, 600)
    page = 0
    pieces: list[str] = []
    for line in text.split("\n"):
        rest = line
        while (cut := max(1, left // 30) * 30) < len(rest) and "\t" not in rest and rest[cut - 1] != "。":
            page += 1
            pieces += [rest[:cut], end_of_page.format(page=page)]
            rest, left = rest[cut:], 600
        pieces += [rest, "\n"]
        left = left - len(rest) if left > len(rest) else 600
    return "".join(pieces)


def write_chart(path: Path) -> None:
    """A second page with a chart: a grid, numbers at its edges, a caption."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    canvas = Canvas(str(path), pagesize=A5)
    for text in ("报告 2022", "一、规模"):
        canvas.setFont(FONT, 11)
        canvas.drawString(80, 500, text)
        if text.startswith("一"):
            canvas.drawString(80, 470, "出口规模扩大。")
            for edge in range(5):
                canvas.line(100 + 50 * edge, 200, 100 + 50 * edge, 320)
                canvas.line(100, 200 + 30 * edge, 300, 200 + 30 * edge)
            for step in range(4):
                canvas.drawString(100 + 50 * step, 180, str(2019 + step))
                canvas.drawString(110 + 50 * step, 210 + 20 * step, f"{step}.5")
            canvas.drawString(120, 150, "图 1 出口走势")
        canvas.showPage()
    canvas.save()
