"""Grids of single pages become tables of the document: joined over pages, parted where several share a grid."""
