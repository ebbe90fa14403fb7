"""Gold labels and corpus to weights, and how good they are; needs the extra `training`."""
