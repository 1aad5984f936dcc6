"""Make-up — 拼版: lines into frames, frames into pages; what does not fit comes back as a value.

Slot: room for one line. Column: a text column of a frame. Band 竖排栏: a column of vertical lines. Frame:
the columns of one area. Thread 串文: the areas a story runs through. Overset 余文: what is left when they
are full. Jump 转版: a thread from page to page, with its jump lines. ``grid`` says where things lie, ``area`` what stands where in one, ``frames`` makes the slots that are left,
``headline`` and ``blocks`` set what is more than lines, ``flow`` pours the text and makes columns end level,
``stories`` takes one story through its thread. A frame's slots are rooms of one line each; an obstacle takes
its part of them:

>>> from composer.makeup.frames.frames import Column, make_frame
>>> from composer.makeup.frames.shapes import block
>>> from composer.makeup.grid import Grid
>>> from composer.measure import Pt, Rect
>>> from composer.papers.models import Format, TextStyle
>>> grid = Grid.of(Format(), 1)
>>> place = Rect(grid.type_area.x, grid.type_area.y, Pt(99), Pt(4 * grid.advance))
>>> picture = block(Rect(place.x, place.y, Pt(99), Pt(grid.advance)), 0)
>>> columns = (Column(place.x, Pt(99)),)
>>> [slot.row for slot in make_frame(grid, place, columns, TextStyle(), [picture], 0).slots]
[1, 2, 3]
"""
