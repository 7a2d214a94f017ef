"""Everything by its name: records, pages, visits, commands."""
