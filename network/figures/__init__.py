"""Figures of the network: reports that are frozen for half a year at one centre, looked at, and published."""
