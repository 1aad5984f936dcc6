"""Make-up — 拼版: lines into frames, frames into pages; what does not fit comes back as a value.

Slot: room for one line. Column: a text column of a frame. Band 竖排栏: a column of vertical lines. Frame:
the columns of one area. Thread 串文: the areas a story runs through. Overset 余文: what is left when they
are full. Jump 转版: a thread from page to page, with its jump lines. ``grid`` says where things lie,
``frames`` and ``bands`` make slots of an area, ``headlines``, ``upright`` and ``pictures`` set what stands
above, beside and among the text, ``flow`` pours the text, ``balance`` and ``evening`` make its columns end
level, ``stories`` takes one story through its thread.
"""
