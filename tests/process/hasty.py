"""`mediabot run` with leases of three seconds, so that a test of kills need not wait twenty after each.

Everything else is as it is: LEASE is a constant, which the courier takes over when it is imported.
"""

from datetime import timedelta

from mediabot.services import desk
from mediabot.services.sending import outbox

LEASE = 3.0
COMMAND = (__file__, "run")

if __name__ == "__main__":
    outbox.LEASE = desk.REPLY_LEASE = timedelta(seconds=LEASE)

    from mediabot.__main__ import main

    main()
