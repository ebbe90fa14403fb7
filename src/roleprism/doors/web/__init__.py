"""The whole product in a browser, on the person's own machine: pages, and a JSON API beside them."""
