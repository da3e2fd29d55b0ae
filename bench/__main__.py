import sys

from bench import ask, cold_start, lighthouse, player, reminders, sign_in, sync, table

BENCHMARKS = {
    "ask": ask.measure,
    "cold-start": cold_start.measure,
    "lighthouse": lighthouse.measure,
    "player": player.measure,
    "sign-in": sign_in.measure,
    "sync": sync.measure,
    "reminders": reminders.measure,
}


def main(names: list[str]) -> int:
    """Run the named benchmarks, or all, and print a table for each; 1 when a goal is missed."""
    unknown = set(names) - BENCHMARKS.keys()
    if unknown:
        print(f"No benchmark {', '.join(sorted(unknown))}; there are: {', '.join(BENCHMARKS)}")
        return 2
    missed = False
    for name in names or BENCHMARKS:
        rows = BENCHMARKS[name]()
        print(f"\n{name}\n{table.render(rows)}", flush=True)
        missed |= any(not row.reached for row in rows)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
