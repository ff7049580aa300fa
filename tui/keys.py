"""Keys as they are printed on a keyboard."""

from __future__ import annotations

NAMED_KEYS = {
    "slash": "/",
    "ideographic_comma": "、",
    "question_mark": "?",
    "fullwidth_question_mark": "？",
    "minus": "-",
    "plus": "+",
    "equals_sign": "=",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left_black_lenticular_bracket": "【",
    "right_black_lenticular_bracket": "】",
    "comma": ",",
    "percent_sign": "%",
    "fullwidth_percent_sign": "％",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "left_double_angle_bracket": "《",
    "right_double_angle_bracket": "》",
    "full_stop": ".",
    "fullwidth_comma": "，",
    "ideographic_full_stop": "。",
    "escape": "Esc",
    "enter": "Enter",
    "ctrl+p": "^p",
    "colon": ":",
    "fullwidth_colon": "：",
}


def shown_key(keys: str) -> str:
    """The first key of a binding as it is printed on a keyboard."""
    key = keys.split(",", maxsplit=1)[0]
    if key in NAMED_KEYS:
        return NAMED_KEYS[key]
    return key.upper() if key.startswith("f") and key[1:].isdigit() else key
