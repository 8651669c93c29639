"""Runners: what starts an engine, puts printed rules or measures to it and reads what it gives."""
