"""The subset of Noto Sans SC that test documents are typeset in, its licence and the list of its characters."""
