"""What tests of the built handbook share: copies of the checkout, pages taken apart, a browser and a server."""
