"""Any Word file against the decree: what in it is what, measured rule by rule. Opens nothing, prints nothing."""
