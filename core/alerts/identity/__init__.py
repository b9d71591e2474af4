"""Who a hidden sender is: asked for with a reason, decided by a second person, shown on demand and written down."""
