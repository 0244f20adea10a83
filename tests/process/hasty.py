"""`mediabot run` with leases of three seconds, so that a test of kills need not wait twenty after each, or minutes.

Everything else is as it is: each LEASE is a constant, which the courier takes over when it is imported.
"""

from datetime import timedelta

from mediabot.services import desk
from mediabot.services.people import posting
from mediabot.services.sending import outbox

LEASE = 3.0
COMMAND = (__file__, "run")

if __name__ == "__main__":
    outbox.LEASE = desk.REPLY_LEASE = posting.LEASE = timedelta(seconds=LEASE)

    from mediabot.__main__ import main

    main()
