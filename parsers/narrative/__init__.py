"""The text part: lines become paragraphs, paragraphs headed sections, the glossary terms."""
