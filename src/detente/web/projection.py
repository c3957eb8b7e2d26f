"""Where places stand on the map: the Equal Earth projection, which keeps areas as they are to each other.

After Šavrič, Patterson and Jenny, "The Equal Earth map projection" (2018), equations 7 to 9.
"""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

WIDTH, HEIGHT = 960.0, 424.0
"""Size of the map, which ends at 58 degrees south: nobody lives beyond."""

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_TOP = 2 * 1.3173627591574  # height of the world in units of its radius, of which half is north


def on_map(latitude: float, longitude: float) -> tuple[float, float]:
    """Return the place on the map in its units, from the top left; degrees north and east.

    >>> on_map(0, 0)
    (480.0, 233.6)
    >>> on_map(55.75, 37.62)[0] > 480
    True
    """
    t = asin(sqrt(3) / 2 * sin(radians(max(-90.0, min(90.0, latitude)))))
    square = t * t
    sixth = square**3
    slope = _A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)
    x = 2 * sqrt(3) * radians(longitude) * cos(t) / (3 * slope)
    y = t * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
    return round(WIDTH / 2 + x * _SCALE, 1), round((_TOP / 2 - y) * _SCALE, 1) + 0.0


_SCALE = WIDTH / (2 * 2.7066299836)  # half the equator in units of the radius
