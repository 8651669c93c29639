"""Printers: one core tree, written for one target each; every one gives the same answer."""
