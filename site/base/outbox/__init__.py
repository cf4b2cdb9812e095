"""Letters that the site sends: each a row in the transaction of its event, sent by the worker, then forgotten."""
