<p>${password} ${nobody.there}</p>
