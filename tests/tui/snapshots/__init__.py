"""Pictures of the screens that a candidate sees most, each from a scene with fixed words, figures and time."""
